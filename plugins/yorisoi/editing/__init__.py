"""What helps the people who edit: preview, new workshops, schemas, proposals, sheets to print."""
