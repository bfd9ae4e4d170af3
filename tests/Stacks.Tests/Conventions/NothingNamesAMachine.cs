using System.Buffers;
using System.Text.RegularExpressions;
using Monitoring.Describe;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

/// <summary>Whoever clones the repository has registries and folders of their own; nothing in it names anybody's.</summary>
public sealed partial class NothingNamesAMachine : Convention
{
    /// <summary>One of these is in whatever the expression finds. Most lines have none, and it would take long to see that.</summary>
    private static readonly SearchValues<string> Traces = SearchValues.Create(["nuget", "npmjs", "pypi", "golang", "debian", "/home/", "/roo", "/Users/", @":\"], StringComparison.Ordinal);

    private static readonly string[] Texts = [".cs", ".csproj", ".props", ".targets", ".json", ".jsonc", ".yaml", ".yml", ".md", ".txt", ".sln", ".sh", ".js", ""];

    [Theory]
    [InlineData("https://api.nu" + "get.org/v3/index.json", "nu" + "get.org")]
    [InlineData("registry.np" + "mjs.org", "np" + "mjs.org")]
    [InlineData("deb http://deb.deb" + "ian.org/debian sid main", "deb.deb" + "ian.org")]
    [InlineData("cd /ho" + "me/somebody/monitoring", "/ho" + "me/somebody")]
    [InlineData("/ro" + "ot/.cache", "/ro" + "ot/")]
    [InlineData("C:" + @"\Users\me", "C:" + @"\Users")]
    public void A_registry_or_a_folder_of_somebody_is_found(string text, string found) => Finds(found, "docs/x.md", $"first\n{text}\n");

    [Theory]
    [InlineData("quay.io/prometheus/prometheus:v3.13.2")]
    [InlineData("/etc/prometheus/config")]
    [InlineData("~/.kube/config")]
    public void Images_and_places_inside_a_pod_are_fine(string text) => Accepts("docs/x.md", text);

    protected override IEnumerable<SourceFile> Files() => Repository.Files("*").Where(file => Texts.Contains(Path.GetExtension(file.Path)));

    protected override IEnumerable<string> Violations(SourceFile file) =>
        file.Text.Split('\n').SelectMany((text, index) => !text.AsSpan().ContainsAny(Traces) ? [] : Machine().Matches(text).Select(match => $"{file.Path}:{index + 1} names '{match.Value}'."));

    [GeneratedRegex(@"\b(?:[\w-]+\.)*(?:nuget\.org|npmjs\.(?:org|com)|pypi\.org|golang\.org|debian\.(?:org|net))\b|(?<![\w.])(?:/home/\w+|/roo[t]/|/Users/\w+|[A-Z]:\\\w+)")]
    private static partial Regex Machine();
}
