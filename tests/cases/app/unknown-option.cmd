verify --sed 3
