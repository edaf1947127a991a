namespace CrmCore.Templating;

/// <summary>Checks the words of one tag: paths, texts, calls of functions.</summary>
internal sealed class CallCheck(TemplateTag tag, int start)
{
    private int _at = start;

    /// <summary>Checks <c>path</c> or <c>function argument …</c>.</summary>
    public void Value()
    {
        if (tag.Tokens.Count == _at + 1) return;
        Call(0, '\0');
    }

    /// <summary>Checks what a block is about: one argument, options, and perhaps <c>as |name|</c>.</summary>
    public void Subject(string block, bool mayName, IReadOnlyList<string> options)
    {
        if (Kind is '\0') throw tag.Problem($"'{block}' does not say about what", $"Write '{block} name'");
        Argument(0);
        while (Kind == 'w' && NextKind == '=') Option(block, options, 0);
        if (mayName && Kind == 'w' && Word == "as" && NextKind == '|')
        {
            _at += 2;
            while (Kind == 'w') _at++;
            if (Kind != '|') throw tag.Problem("'as |' is not closed", "Add '|'");
            _at++;
        }

        if (Kind != '\0')
        {
            throw tag.Problem($"'{block}' has more than one thing to be about", "Give it one name; put a call in parentheses");
        }
    }

    private char Kind => _at < tag.Tokens.Count ? tag.Tokens[_at].Kind : '\0';

    private char NextKind => _at + 1 < tag.Tokens.Count ? tag.Tokens[_at + 1].Kind : '\0';

    private string Word => tag.Tokens[_at].Text;

    private void Call(int depth, char end)
    {
        if (depth > TemplateLimits.CallDepth)
        {
            throw tag.Problem($"calls stand deeper than {TemplateLimits.CallDepth} in one another", "Make it flatter");
        }

        if (Kind != 'w') throw tag.Problem("a call does not begin with a name", $"Use one of {TemplateFunctions.Names}");
        var name = Word;
        var function = TemplateFunctions.Find(name)
            ?? throw tag.Problem($"there is no function '{name}'", $"Use one of {TemplateFunctions.Names}");
        _at++;
        var given = new List<TagToken>();
        while (Kind != end && Kind is 'w' or '"' or '(')
        {
            if (Kind == 'w' && NextKind == '=')
            {
                while (Kind == 'w' && NextKind == '=') Option(name, function.Options, depth);
                break;
            }

            given.Add(tag.Tokens[_at]);
            Argument(depth);
        }

        if (Kind != end)
        {
            const string Remedy = "Put values first, then options such as name=value; close every parenthesis";
            throw tag.Problem($"'{name}' is followed by something out of place", Remedy);
        }

        CheckGiven(function, given);
    }

    private void CheckGiven(TemplateFunction function, List<TagToken> given)
    {
        if (given.Count < function.Fewest || given.Count > function.Most)
        {
            throw tag.Problem($"'{function.Name}' takes {function.Takes}", $"Write {function.Example}");
        }

        if (given.Count > 1 && given[1].Kind == '"' && function.FindProblem(given[1].Text) is { } problem)
        {
            throw tag.Problem(problem, $"Write {function.Example}");
        }
    }

    private void Argument(int depth)
    {
        switch (Kind)
        {
            case 'w' or '"':
                _at++;
                break;
            case '(':
                _at++;
                Call(depth + 1, ')');
                _at++;
                break;
            default:
                throw tag.Problem("a value is missing", "Write a name, a text in quotation marks or a call in parentheses");
        }
    }

    private void Option(string name, IReadOnlyList<string> options, int depth)
    {
        if (!options.Contains(Word))
        {
            var remedy = options.Count == 0 ? "Take it away" : $"Use {string.Join(", ", options)}";
            throw tag.Problem($"'{name}' has no option '{Word}'", remedy);
        }

        var option = Word;
        _at += 2;
        if (Kind == '"' && TemplateFunctions.FindOptionProblem(option, Word) is { } problem)
        {
            throw tag.Problem(problem, "Write another one");
        }

        Argument(depth);
    }
}
