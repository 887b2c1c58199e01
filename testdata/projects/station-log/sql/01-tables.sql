create table reading (day integer primary key, celsius real not null);
