-- Rows of a list about the same are told apart in one pass when all were compared, not looked up with every batch:
-- which index such a look-up took was a matter of luck, because nothing is known yet about a table that was just filled.

drop index person_import_row_identity;
