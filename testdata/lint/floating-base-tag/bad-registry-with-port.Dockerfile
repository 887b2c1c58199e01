FROM localhost:5000/team/tool:Nightly
