"""The craft of Zvirka: everything a reviewer's tool knows. No Qt anywhere below this folder."""
