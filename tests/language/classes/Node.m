classdef Node < handle
    properties
        Next
        Book
    end
    methods
        function delete(o)
            if ~isempty(o.Book), o.Book.add('gone'); end
        end
    end
end
