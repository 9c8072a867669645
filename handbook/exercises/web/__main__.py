"""python -m handbook.exercises.web case.yml [folder]: prints the findings of a case; writes its web into the folder."""
