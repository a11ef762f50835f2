function text = diagnostic_text(diagnostic)
%DIAGNOSTIC_TEXT Text of what a test gives to explain a check
%   text = DIAGNOSTIC_TEXT(diagnostic) is the text, or what the function handle prints or returns.
    if isa(diagnostic, 'function_handle')
        try
            text = char(diagnostic());
        catch
            text = evalc('diagnostic()');
        end
    elseif ischar(diagnostic)
        text = diagnostic;
    elseif isstring(diagnostic)
        text = char(join(diagnostic(:), newline));
    elseif isempty(diagnostic)
        text = '';
    else
        text = evalc('disp(diagnostic)');
    end
end
