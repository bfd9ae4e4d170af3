namespace Monitoring.PromQl;

/// <summary>The text of an expression with a reading place that knows its line and column, and the start of the token being read.</summary>
internal sealed class PromQlText(string text)
{
    private int _offset;
    private int _line = 1;
    private int _lineStart;

    public bool AtEnd => _offset >= text.Length;

    /// <summary>The character at the reading place; NUL at the end.</summary>
    public char Current => Peek(0);

    public PromQlPosition Position => new(_offset, _line, _offset - _lineStart + 1);

    public PromQlPosition TokenStart { get; private set; }

    /// <summary>What was read since <see cref="Start"/>.</summary>
    public string Token => text[TokenStart.Offset.._offset];

    public void Start() => TokenStart = Position;

    /// <summary>A character further on; NUL after the end.</summary>
    public char Peek(int ahead) => _offset + ahead < text.Length ? text[_offset + ahead] : '\0';

    public void Advance(int count = 1)
    {
        for (; count > 0; count--)
        {
            if (text[_offset++] != '\n')
                continue;
            _line++;
            _lineStart = _offset;
        }
    }

    public void SkipWhiteSpace()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
            Advance();
    }
}
