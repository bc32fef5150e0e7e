// Begins when all functions are there.

drawOverview();
drawFilters();
drawHelp();
readHash();
