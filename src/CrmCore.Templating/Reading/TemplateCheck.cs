namespace CrmCore.Templating;

/// <summary>Checks that a template's blocks close, that its functions exist and get what they need, and that it is not too deep.</summary>
internal sealed class TemplateCheck
{
    private readonly Stack<Block> _open = new();
    private int _depth;

    /// <summary>Checks a template.</summary>
    /// <param name="template">The template.</param>
    /// <exception cref="FormatException">What is wrong, with line and remedy.</exception>
    public static void Run(string template)
    {
        var check = new TemplateCheck();
        foreach (var tag in TemplateScanner.Scan(template)) check.Visit(tag);
        if (check._open.TryPeek(out var open)) throw open.Tag.Problem($"'{open.Word}' is not closed", $"Add '{{{{/{open.Name}}}}}'");
    }

    private void Visit(TemplateTag tag)
    {
        if (tag.Tokens.Count == 0) throw tag.Problem("a tag is empty", "Write a name, or take the braces away");
        else if (!BeginsWell(tag)) throw tag.Problem("a tag does not begin with a name", "Write a name");
        else if (tag.Sigil == '#') Open(tag);
        else if (tag.Sigil == '/') Close(tag);
        else if (tag.Tokens[0] is { Kind: 'w', Text: "else" }) Else(tag);
        else new CallCheck(tag, 0).Value();
    }

    private void Open(TemplateTag tag)
    {
        var name = tag.Tokens[0].Text;
        var isIf = name is "if" or "unless";
        if (isIf || name is "each" or "with") new CallCheck(tag, 1).Subject(name, mayName: !isIf, options: isIf ? ["includeZero"] : []);
        else if (TemplateFunctions.Find(name) is not null) throw tag.Problem($"'{name}' is not a block", $"Write '{{{{{name} …}}}}'");
        else throw tag.Problem($"there is no block '{name}'", "Use if, unless, each or with");
        if (++_depth > TemplateLimits.BlockDepth) throw TooDeep(tag);
        _open.Push(new Block(tag, '#' + name, name, isIf));
    }

    private void Close(TemplateTag tag)
    {
        var name = tag.Tokens[0].Text;
        if (tag.Tokens.Count > 1) throw tag.Problem($"'/{name}' has more than a name", $"Write '{{{{/{name}}}}}'");
        if (!_open.TryPop(out var open)) throw tag.Problem($"'/{name}' closes nothing", "Take it away, or open the block");
        if (open.Name != name)
        {
            var problem = $"'/{name}' stands where '{open.Word}' of line {open.Tag.Line} is open";
            throw tag.Problem(problem, $"Write '{{{{/{open.Name}}}}}' first");
        }

        _depth -= open.Depth;
    }

    private void Else(TemplateTag tag)
    {
        if (!_open.TryPeek(out var open)) throw tag.Problem("'else' stands outside of a block", "Put it into '{{#if …}}'");
        if (open.HasElse) throw tag.Problem($"'{open.Word}' has something behind its 'else' already", "Take one away");
        if (tag.Tokens.Count == 1)
        {
            open.HasElse = true;
            return;
        }

        if (!open.IsIf || tag.Tokens[1] is not { Kind: 'w', Text: "if" })
        {
            throw tag.Problem("'else' has more words", "Write '{{else}}', or '{{else if …}}' in an 'if'");
        }

        new CallCheck(tag, 2).Subject("else if", mayName: false, ["includeZero"]);
        open.Depth++;
        if (++_depth > TemplateLimits.BlockDepth) throw TooDeep(tag);
    }

    private static bool BeginsWell(TemplateTag tag) => tag.Tokens[0].Kind == 'w' || (tag.Sigil == '\0' && tag.Tokens[0].Kind == '"');

    private static FormatException TooDeep(TemplateTag tag) =>
        tag.Problem($"blocks stand deeper than {TemplateLimits.BlockDepth} in one another", "Make it flatter");

    private sealed class Block(TemplateTag tag, string word, string name, bool isIf)
    {
        public TemplateTag Tag { get; } = tag;

        public string Word { get; } = word;

        public string Name { get; } = name;

        public bool IsIf { get; } = isIf;

        public bool HasElse { get; set; }

        public int Depth { get; set; } = 1;
    }
}
