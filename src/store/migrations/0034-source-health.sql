-- When a media server said something last, so that one that fell silent is seen at once. Moved on
-- once a minute at the most: what it says comes many times a second.
alter table media_sources add column last_report_at timestamptz;
