using Monitoring.Describe;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

public sealed class FilesAreShort : Convention
{
    private const int Most = 300;

    /// <summary>Files with a limit of their own: longer with a reason, or shorter because they are what people read first.</summary>
    private static readonly Dictionary<string, (int Lines, string Reason)> Limits = new()
    {
        ["stacks/MonitoringStack.cs"] = (80, "the picture of the whole is taken in at one glance"),
        ["stacks/Program.cs"] = (10, "it only starts the stack"),
    };

    [Theory]
    [InlineData("infra/Long.cs", 301)]
    [InlineData("stacks/MonitoringStack.cs", 81)]
    [InlineData("stacks/Program.cs", 11)]
    public void A_file_that_is_too_long_is_found(string path, int lines) => Finds($"{lines} lines", path, string.Concat(Enumerable.Repeat("x\n", lines)));

    [Fact]
    public void A_file_of_just_the_limit_is_fine() => Accepts("stacks/Program.cs", string.Concat(Enumerable.Repeat("x\n", 10)));

    [Fact]
    public void Every_limit_is_about_a_file_that_is_there_and_says_why() => Assert.All(Limits, limit =>
    {
        Assert.True(File.Exists(Path.Combine(Repository.Root, limit.Key)), limit.Key);
        Assert.NotEmpty(limit.Value.Reason);
    });

    protected override IEnumerable<SourceFile> Files() => Repository.Files("*.cs");

    protected override IEnumerable<string> Violations(SourceFile file)
    {
        var (most, why) = Limits.GetValueOrDefault(file.Path, (Most, "what is longer does more than one thing"));
        var lines = file.Text.AsSpan().Count('\n');
        if (lines > most)
            yield return $"{file.Path} has {lines} lines; at most {most}, because {why}.";
    }
}
