"""What the views show, one model a noun. A model knows its data and columns, no view and no other model."""
