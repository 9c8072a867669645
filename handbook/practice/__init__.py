"""The exercises: answers.yml as the one source of brief, self-check, key and rubric; their data made from a seed."""
