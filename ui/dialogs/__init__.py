"""Windows that ask one thing. Each returns what was answered and does nothing itself."""
