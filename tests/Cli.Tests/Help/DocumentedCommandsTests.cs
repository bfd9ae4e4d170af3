using System.Text.RegularExpressions;
using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Help;

/// <summary>Whoever follows a guide step by step types commands that the command understands.</summary>
public sealed partial class DocumentedCommandsTests
{
    private static readonly CliContext World = new(TextWriter.Null, TextWriter.Null, () => CliProject.Source, new FixedClock(), _ => null);

    public static TheoryData<string> Lines =>
    [
        .. (from page in new[] { "cli.md", "cli-logs.md", "debug-a-request.md", "debug-the-cluster.md", "deploy.md" }
            from fence in Fences().Matches(File.ReadAllText(Path.Combine(CliProject.Source, "docs", page)))
            from line in fence.Groups["text"].Value.Split('\n')
            let command = Command().Match(line)
            where command.Success
            select command.Groups["words"].Value.Trim()).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_documented_command_is_understood(string line)
    {
        var parsed = CommandLine.Build(World).Parse(ShellWords.Of(line));

        Assert.True(parsed.Errors.Count == 0 && parsed.UnmatchedTokens.Count == 0, $"{line}: {string.Join(' ', parsed.Errors.Select(error => error.Message))}");
    }

    /// <summary>Pulumi takes any key; the program refuses one that it does not know.</summary>
    [Fact]
    public void A_documented_setting_exists()
    {
        var reference = File.ReadAllText(Path.Combine(CliProject.Source, "docs", "configuration.md"));
        var keys = Directory.GetFiles(Path.Combine(CliProject.Source, "docs"), "*.md").SelectMany(page => SettingKey().Matches(File.ReadAllText(page))).Select(match => match.Groups["key"].Value.Split('.', 2)).ToList();
        Assert.True(keys.Count > 5);
        Assert.All(keys, key =>
        {
            var at = reference.IndexOf($"`{key[0]}`", StringComparison.Ordinal);
            Assert.True(at >= 0 && (key.Length == 1 || reference.IndexOf($"| `{key[1]}` |", at, StringComparison.Ordinal) > at), string.Join('.', key));
        });
    }

    [GeneratedRegex("^```\\w*\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"^ *pulumi config set .*?'?(?<key>monitoring:[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex SettingKey();

    /// <summary>A line that begins with it, perhaps behind the prompt of a recorded session; comments and redirections are not of the command.</summary>
    [GeneratedRegex(@"^(?:\$ )?\./monitor (?<words>[^#|>&]*)")]
    private static partial Regex Command();
}
