using Monitoring.Describe;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

/// <summary>A habit that all files of some kind keep. Each has facts beside it that break it once.</summary>
public abstract class Convention
{
    [Fact]
    public void Every_file_keeps_to_it()
    {
        var files = Files().ToList();
        Assert.NotEmpty(files);
        var violations = files.SelectMany(Violations).ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    /// <summary>The files that it is about.</summary>
    protected abstract IEnumerable<SourceFile> Files();

    /// <summary>One sentence for each violation, which begins with the file.</summary>
    protected abstract IEnumerable<string> Violations(SourceFile file);

    protected void Finds(string expected, string path, string text) =>
        Assert.Contains(Violations(new SourceFile(path, text)), violation => violation.StartsWith(path, StringComparison.Ordinal) && violation.Contains(expected, StringComparison.Ordinal));

    protected void Accepts(string path, string text) => Assert.Empty(Violations(new SourceFile(path, text)));

    /// <summary>Lines that are not comments, with their numbers.</summary>
    protected static IEnumerable<(int Number, string Text)> CodeLines(SourceFile file) =>
        file.Text.Split('\n').Select((text, index) => (Number: index + 1, Text: text)).Where(line => !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal));
}
