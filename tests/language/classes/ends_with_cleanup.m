% A clean-up task that is left when the program ends runs then; it may call anything.
keeper = onCleanup(@() disp(numel(num2str(pi))));
function_keeper = onCleanup(@() eval('1;'));
