function reportIteration(name, flag, relres, iter, s)
%REPORTITERATION What an iterative solver prints when nobody takes its flag
    if isscalar(iter)
        where = sprintf('iteration %g', iter);
        short = sprintf('number %g', iter);
    else
        where = sprintf('outer iteration %d (inner iteration %d)', iter(1), iter(2));
        short = sprintf('number %d(%d)', iter(1), iter(2));
    end
    if flag == 0
        if all(s.b == 0)
            fprintf('The right hand side vector is all zero so %s\nreturned an all zero solution without iterating.\n', name);
        else
            fprintf('%s converged at %s to a solution with relative residual %0.2g.\n', name, where, relres);
        end
        return
    end
    reasons = {'because the maximum number of iterations was reached.', ...
               'because the system involving the preconditioner was ill conditioned.', ...
               'because the method stagnated.', ...
               'because a scalar quantity became too small or too large to continue computing.'};
    fprintf('%s stopped at %s without converging to the desired tolerance %0.2g\n%s\n', name, where, s.tol, reasons{flag});
    fprintf('The iterate returned (%s) has relative residual %0.2g.\n', short, relres);
end
