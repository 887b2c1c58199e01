function(warn target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic)
endfunction()
