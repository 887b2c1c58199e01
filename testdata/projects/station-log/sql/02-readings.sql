insert into reading values (1, -3.5), (2, -1.0), (3, 0.25);
