using System.Collections.Immutable;

namespace Monitoring.Logstash;

/// <summary>
/// Reads a pipeline far enough to know its plug-ins: sections, conditions, options and values. What a condition compares is not looked into.
/// </summary>
internal sealed class LogstashParser
{
    private static readonly string[] Sections = ["input", "filter", "output"];

    private readonly ImmutableArray<LogstashToken> _tokens;
    private readonly ImmutableArray<LogstashUse>.Builder _uses = ImmutableArray.CreateBuilder<LogstashUse>();
    private string _section = "";
    private int _next;

    private LogstashParser(string text) => _tokens = LogstashTokens.Of(text);

    private LogstashToken Next => _tokens[_next];

    /// <summary>The plug-ins of a whole pipeline.</summary>
    /// <exception cref="LogstashSyntaxException">The text is not in Logstash's language.</exception>
    public static ImmutableArray<LogstashUse> Read(string text)
    {
        var parser = new LogstashParser(text);
        while (parser.Next.Kind != LogstashTokenKind.End)
        {
            if (parser.Next.Kind != LogstashTokenKind.Word || !Sections.Contains(parser.Next.Text))
                throw new LogstashSyntaxException(parser.Next.Line, $"A section is expected (input, filter or output), not {parser.Next}.");
            parser._section = parser.Take().Text;
            parser.Block();
        }

        return parser._uses.ToImmutable();
    }

    /// <summary>The plug-ins of what stands inside a section.</summary>
    /// <exception cref="LogstashSyntaxException">The text is not in Logstash's language.</exception>
    public static ImmutableArray<LogstashUse> ReadInside(string section, string text)
    {
        var parser = new LogstashParser(text) { _section = section };
        while (parser.Next.Kind != LogstashTokenKind.End)
            parser.Statement();
        return parser._uses.ToImmutable();
    }

    private void Block()
    {
        Expect("{");
        while (!Next.Is("}"))
            Statement();
        _next++;
    }

    private void Statement()
    {
        if (Next.Kind == LogstashTokenKind.Word && Next.Text == "if")
            Condition();
        else
            _uses.Add(Plugin());
    }

    private void Condition()
    {
        var line = Take().Line;
        if (_section == "input")
            throw new LogstashSyntaxException(line, "An input has no conditions; there is no event yet.");
        SkipExpression(line);
        Block();
        while (Next is { Kind: LogstashTokenKind.Word, Text: "else" })
        {
            var elseLine = Take().Line;
            if (Next is not { Kind: LogstashTokenKind.Word, Text: "if" })
            {
                Block();
                return;
            }

            _next++;
            SkipExpression(elseLine);
            Block();
        }
    }

    private void SkipExpression(int line)
    {
        var start = _next;
        var open = new Stack<string>();
        while (!Next.Is("{"))
        {
            if (Next.Kind == LogstashTokenKind.End || Next.Is("}") || Next.Is("=>"))
                throw new LogstashSyntaxException(line, "The condition has no block in curly brackets.");
            if (Next.Is("(") || Next.Is("["))
                open.Push(Next.Is("(") ? ")" : "]");
            else if ((Next.Is(")") || Next.Is("]")) && (!open.TryPop(out var expected) || expected != Next.Text))
                throw new LogstashSyntaxException(Next.Line, $"{Next} closes nothing.");
            _next++;
        }

        if (_next == start || open.Count > 0)
            throw new LogstashSyntaxException(line, _next == start ? "The condition is empty." : $"The condition lacks a '{open.Peek()}'.");
    }

    private LogstashUse Plugin()
    {
        var name = TakeName("a plug-in");
        var options = ImmutableArray.CreateBuilder<(string, ImmutableArray<string>)>();
        Expect("{");
        while (!Next.Is("}"))
        {
            var option = TakeName("an option");
            Expect("=>");
            var values = ImmutableArray.CreateBuilder<string>();
            Value(values);
            options.Add((option.Text, values.ToImmutable()));
        }

        _next++;
        return new(_section, name.Text, name.Line, options.ToImmutable());
    }

    private void Value(ImmutableArray<string>.Builder values)
    {
        if (Next.Is("["))
        {
            for (_next++; !Next.Is("]"); Separate("]"))
                Value(values);
            _next++;
        }
        else if (Next.Is("{"))
        {
            for (_next++; !Next.Is("}"); Separate("}"))
            {
                Value(values);
                Expect("=>");
                Value(values);
            }

            _next++;
        }
        else if (Next.Kind is LogstashTokenKind.String or LogstashTokenKind.Word)
        {
            values.Add(Take().Text);
            // A codec is a plug-in as a value.
            if (_tokens[_next - 1].Kind == LogstashTokenKind.Word && Next.Is("{"))
            {
                _next--;
                _ = Plugin();
            }
        }
        else
        {
            throw new LogstashSyntaxException(Next.Line, $"A value is expected, not {Next}.");
        }
    }

    /// <summary>Elements of an array stand between commas, those of a hash may.</summary>
    private void Separate(string end)
    {
        if (Next.Is(","))
            _next++;
        else if (end == "]" && !Next.Is(end))
            throw new LogstashSyntaxException(Next.Line, $"A comma or ']' is expected, not {Next}.");
    }

    private LogstashToken Take() => _tokens[_next++];

    private LogstashToken TakeName(string what) => Next.Kind is LogstashTokenKind.Word or LogstashTokenKind.String
        ? Take()
        : throw new LogstashSyntaxException(Next.Line, $"The name of {what} is expected, not {Next}.");

    private void Expect(string symbol)
    {
        if (!Next.Is(symbol))
            throw new LogstashSyntaxException(Next.Line, $"'{symbol}' is expected, not {Next}.");
        _next++;
    }
}
