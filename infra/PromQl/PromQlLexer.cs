using System.Collections.Immutable;

namespace Monitoring.PromQl;

/// <summary>
/// Cuts an expression into tokens as Prometheus 3.x does, and knows the variables that Grafana replaces before. Use it when places in the text
/// matter; for what an expression reads, ask <see cref="PromQlReferences"/>.
/// </summary>
public sealed class PromQlLexer
{
    private readonly PromQlText _text;
    private readonly PromQlDialect _dialect;
    private readonly Stack<PromQlToken> _open = new();
    private readonly ImmutableArray<PromQlToken>.Builder _tokens = ImmutableArray.CreateBuilder<PromQlToken>();

    private PromQlLexer(string expression, PromQlDialect dialect)
    {
        _text = new PromQlText(expression);
        _dialect = dialect;
    }

    private bool InBraces => _open.TryPeek(out var open) && open.Kind == PromQlTokenKind.LeftBrace;

    private bool InBrackets => _open.TryPeek(out var open) && open.Kind == PromQlTokenKind.LeftBracket;

    /// <summary>All tokens, comments included, with one of kind <see cref="PromQlTokenKind.End"/> at the end.</summary>
    /// <exception cref="PromQlException">A character or word that PromQL does not know, or a quote, brace, bracket or parenthesis without its other half.</exception>
    public static ImmutableArray<PromQlToken> Lex(string expression, PromQlDialect dialect = PromQlDialect.Prometheus) => new PromQlLexer(expression, dialect).Lex();

    private ImmutableArray<PromQlToken> Lex()
    {
        for (_text.SkipWhiteSpace(); !_text.AtEnd; _text.SkipWhiteSpace())
        {
            _text.Start();
            Next();
        }

        if (_open.TryPeek(out var open))
            throw new PromQlException(open.Position, $"unclosed left {Name(open.Kind)}");
        _text.Start();
        Add(PromQlTokenKind.End);
        return _tokens.ToImmutable();
    }

    private void Next()
    {
        var c = _text.Current;
        if (c == '#' && !InBrackets)
            Comment();
        else if (c is '"' or '\'' or '`')
            Add(PromQlTokenKind.Quoted, PromQlStrings.Read(_text));
        else if (StartsVariable())
            Word();
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(_text.Peek(1))))
            Add(PromQlNumbers.Read(_text));
        else if (IsWordStart(c))
            Word();
        else
            Sign(c);
    }

    private void Comment()
    {
        while (!_text.AtEnd && _text.Current != '\n')
            _text.Advance();
        Add(PromQlTokenKind.Comment);
    }

    /// <summary>An identifier, a keyword, or either with variables in it.</summary>
    private void Word()
    {
        var variables = 0;
        while (!_text.AtEnd)
        {
            if (StartsVariable())
            {
                PromQlVariables.Skip(_text);
                variables++;
            }
            else if (IsWordStart(_text.Current) || char.IsAsciiDigit(_text.Current))
            {
                _text.Advance();
            }
            else
            {
                break;
            }
        }

        Add(variables > 0 ? PromQlTokenKind.Variable
            : !InBraces && PromQlKeywords.Contains(_text.Token) ? PromQlTokenKind.Keyword
            : PromQlTokenKind.Identifier);
    }

    private void Sign(char c)
    {
        switch (c)
        {
            case '(' or '{' or '[':
                Open(c switch { '(' => PromQlTokenKind.LeftParenthesis, '{' => PromQlTokenKind.LeftBrace, _ => PromQlTokenKind.LeftBracket });
                break;
            case ')':
                Close(PromQlTokenKind.RightParenthesis, PromQlTokenKind.LeftParenthesis);
                break;
            case '}':
                Close(PromQlTokenKind.RightBrace, PromQlTokenKind.LeftBrace);
                break;
            case ']':
                Close(PromQlTokenKind.RightBracket, PromQlTokenKind.LeftBracket);
                break;
            case ',' or ':' or '@':
                _text.Advance();
                Add(c switch { ',' => PromQlTokenKind.Comma, ':' => PromQlTokenKind.Colon, _ => PromQlTokenKind.At });
                break;
            default:
                Operator(c);
                break;
        }
    }

    private void Operator(char c)
    {
        var next = _text.Peek(1);
        var length = (c, next) switch
        {
            ('=' or '!', '~') or ('!', '=') => 2,
            ('!', _) => throw Unexpected($"unexpected character after '!': '{Show(next)}'"),
            ('=', _) when InBraces => 1,
            ('=' or '<' or '>', '=') when !InBraces => 2,
            ('+' or '-' or '*' or '/' or '%' or '^' or '<' or '>' or '=', _) when !InBraces => 1,
            _ => throw Unexpected($"unexpected character{(InBraces ? " inside braces" : InBrackets ? " in duration expression" : "")}: '{Show(c)}'"),
        };
        _text.Advance(length);
        Add(PromQlTokenKind.Operator);
    }

    private void Open(PromQlTokenKind kind)
    {
        if (InBraces)
            throw Unexpected($"unexpected left {Name(kind)} inside braces");
        _text.Advance();
        Add(kind);
        _open.Push(_tokens[^1]);
    }

    private void Close(PromQlTokenKind kind, PromQlTokenKind opening)
    {
        if (!_open.TryPeek(out var open) || open.Kind != opening)
            throw Unexpected($"unexpected right {Name(kind)} '{_text.Current}'");
        _open.Pop();
        _text.Advance();
        Add(kind);
    }

    private void Add(PromQlTokenKind kind, string? value = null) =>
        _tokens.Add(new PromQlToken(kind, _text.Token, _text.TokenStart) { Value = value ?? _text.Token });

    private bool StartsVariable() => _dialect == PromQlDialect.Grafana && PromQlVariables.StartsAt(_text);

    /// <summary>A colon belongs to names of recorded series, but inside brackets and braces it stands for itself.</summary>
    private bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c == ':' && !InBraces && !InBrackets);

    private PromQlException Unexpected(string error) => new(_text.Position, error);

    private static string Show(char c) => c == '\0' ? "end of input" : c.ToString();

    private static string Name(PromQlTokenKind kind) => kind switch
    {
        PromQlTokenKind.LeftParenthesis or PromQlTokenKind.RightParenthesis => "parenthesis",
        PromQlTokenKind.LeftBrace or PromQlTokenKind.RightBrace => "brace",
        _ => "bracket",
    };
}
