"""What a language is: a pack of tables, rules and examples, and the code that loads any pack."""
