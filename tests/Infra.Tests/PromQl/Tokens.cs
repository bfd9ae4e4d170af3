using Monitoring.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.PromQl;

internal static class Tokens
{
    /// <summary>Every token stands in the text where it says, nothing but white space is between them, and lines and columns are right.</summary>
    public static void AssertFoundAgain(string text, IReadOnlyList<PromQlToken> tokens)
    {
        var end = 0;
        foreach (var token in tokens)
        {
            var (offset, line, column) = token.Position;
            Assert.Equal(token.Text, text.Substring(offset, token.Text.Length));
            Assert.True(string.IsNullOrWhiteSpace(text[end..offset]), $"'{text[end..offset]}' of '{text}' is in no token.");
            Assert.Equal(text[..offset].Count(c => c == '\n') + 1, line);
            Assert.Equal(offset - text[..offset].LastIndexOf('\n'), column);
            end = offset + token.Text.Length;
        }

        Assert.Equal(text.Length, end);
        Assert.Equal(PromQlTokenKind.End, tokens[^1].Kind);
    }
}
