verfy
