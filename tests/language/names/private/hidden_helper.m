function y = hidden_helper
    y = 'private';
end
