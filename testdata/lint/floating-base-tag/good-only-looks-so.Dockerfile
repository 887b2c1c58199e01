FROM example/main:1.0 AS a
FROM example/tool:mainline-1.2
