"""What is made from the built site: the bundle, and later slides, print and books. Reads HTML, knows no generator."""
