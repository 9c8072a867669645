"""One model of a question, and how each type of question is read; lessons, tests and exercises all ask with it."""
