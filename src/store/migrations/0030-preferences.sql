-- What a person prefers in the console: which columns a list shows, whether it is dark. Kept for the
-- person, so that another browser shows the same.

create table person_preferences (
  person_id text collate "C" not null,
  -- What it is about: 'theme', 'columns.orders'.
  name text collate "C" not null,
  -- As the console wrote it: nobody else reads it.
  value text not null,
  constraint person_preferences_key primary key (person_id, name),
  constraint person_preferences_size check (length(name) <= 60 and length(value) <= 2000)
);
