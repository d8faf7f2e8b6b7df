"""Pure functions on strings: words, sentences, numbers, scripts. They know nothing of segments or names."""
