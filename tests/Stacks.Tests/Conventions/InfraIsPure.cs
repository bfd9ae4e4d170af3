using System.Text.RegularExpressions;
using Monitoring.Describe;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

/// <summary>The library of components reads no configuration and no clock, prints nothing and touches no disk: what it makes depends on its arguments alone.</summary>
public sealed partial class InfraIsPure : Convention
{
    [Theory]
    [InlineData("Console.WriteLine(1);")]
    [InlineData("var text = File.ReadAllText(path);")]
    [InlineData("foreach (var f in Directory.GetFiles(x))")]
    [InlineData("Environment.GetEnvironmentVariable(\"X\")")]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("TimeProvider.System")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("new Random()")]
    [InlineData("new HttpClient()")]
    [InlineData("new Config(\"monitoring\")")]
    [InlineData("Process.Start(x)")]
    public void A_look_at_the_world_is_found(string code) => Finds(":2", "infra/X.cs", $"class X\n{code}");

    [Theory]
    [InlineData("folder.Directory.Length")]
    [InlineData("var where = File.Path;")]
    [InlineData("RuleFile.Parse(x)")]
    [InlineData("/// File.ReadAllText is what this does not do.")]
    [InlineData("new AlertmanagerConfig()")]
    public void Names_that_only_look_alike_are_left_alone(string code) => Accepts("infra/X.cs", code);

    protected override IEnumerable<SourceFile> Files() => Repository.Files("*.cs", "infra");

    protected override IEnumerable<string> Violations(SourceFile file) =>
        from line in CodeLines(file)
        let found = World().Match(line.Text)
        where found.Success
        select $"{file.Path}:{line.Number} uses {found.Value.Trim()}.";

    [GeneratedRegex(@"(?<![\w.])(?:(?:Console|Environment|Process)\.[A-Z]\w*|(?:File|Directory)\.(?:Read|Write|Open|Exists|Copy|Delete|Append|Create|Move|Get|Set|Enumerate)\w*|DateTime(?:Offset)?\.(?:Utc)?Now|TimeProvider\.System|Guid\.NewGuid|new (?:Random|HttpClient|Config)\()")]
    private static partial Regex World();
}
