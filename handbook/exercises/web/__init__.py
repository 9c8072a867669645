"""The training web: a static internet of fictional sites made from one case file."""
