chmod 750 tree/merge 
