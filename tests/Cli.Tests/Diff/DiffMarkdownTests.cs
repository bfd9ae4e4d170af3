using System.Text.RegularExpressions;
using Monitoring.Cli.Diff;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Diff;

public sealed class DiffMarkdownTests
{
    [Fact]
    public void The_summary_comes_first_and_the_rest_is_folded()
    {
        var text = DiffMarkdown.Write(Side.Compare(Side.Set(), Side.Set(storage: "16Gi", retention: "12h")));
        Assert.StartsWith("### `test`\n\nCompared with before.\n\n| | |\n|---|---|\n| Retention | 1 changed |\n| CPU, memory, storage | 2 changed |\n| Objects | 1 changed |\n\n- **`samples in prometheus` loses data: what is older than 12h is deleted**\n", text, StringComparison.Ordinal);
        Assert.Contains("<details><summary>Retention: 1 changed</summary>\n\n- changed `samples in prometheus`\n  - `time`: `24h` → `12h`\n\n</details>\n", text, StringComparison.Ordinal);
        Assert.True(text.LastIndexOf("loses data", StringComparison.Ordinal) < text.IndexOf("<details>", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_changes_it_says_so() => Assert.Contains("Deploying it changes nothing.", DiffMarkdown.Write(Side.Compare(Side.Set(), Side.Set())), StringComparison.Ordinal);

    [Theory]
    [InlineData(3_000, 0)]
    [InlineData(400, 30)]
    [InlineData(5, 1_000)]
    public void It_fits_a_comment_whole_sections_closed_and_says_what_is_missing(int changes, int fields)
    {
        var section = new DiffSection("Objects", [.. Enumerable.Range(0, changes).Select(i => new Change(ChangeKind.Changed, $"ConfigMap monitoring/map-{i}")
        {
            Fields = [.. Enumerable.Range(0, fields).Select(field => new FieldChange($"data.{field}", new string('a', 200), "b\nc"))],
            Effects = [new Effect(EffectKind.Restarts, "its pod template changes")],
        })]);
        var text = DiffMarkdown.Write(new StackDiff("test", "before", [.. Enumerable.Repeat(section, 4)]));
        Assert.InRange(text.Length, 1_000, DiffMarkdown.Limit);
        Assert.Equal(4, Regex.Count(text, "<details>"));
        Assert.Equal(4, Regex.Count(text, "\n</details>\n"));
        Assert.Matches(@"and \d+ more (changes|fields), which `./monitor diff` shows", text);
    }

    [Fact]
    public void Values_cannot_break_out_of_it()
    {
        var diff = new StackDiff("test", "before", [new DiffSection("Objects", [new Change(ChangeKind.Changed, "a`b") { Fields = [new("x", "```\n</details>", "y"), new("z", "`", "")] }])]);
        var text = DiffMarkdown.Write(diff);
        Assert.Contains("- changed ``a`b``\n", text, StringComparison.Ordinal);
        Assert.Contains("    ````diff\n    - ```\n    - </details>\n    + y\n    ````\n", text, StringComparison.Ordinal);
        Assert.Contains("`z`: `` ` `` → (empty)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void For_machines_the_form_is_fixed()
    {
        var json = JObject.Parse(DiffJson.Write(Side.Compare(Side.Set(), Side.Set(image: "prometheus:2"))));
        Assert.Equal(["stack", "against", "changed", "effects", "sections"], json.Properties().Select(member => member.Name));
        Assert.Equal("restarts", (string?)json.SelectToken("effects[0].kind"));
        Assert.Equal(("changed", "spec.template.spec.containers[prometheus].image", "prometheus:1", "prometheus:2"), (
            (string?)json.SelectToken("sections[0].changes[0].kind"), (string?)json.SelectToken("sections[0].changes[0].fields[0].path"),
            (string?)json.SelectToken("sections[0].changes[0].fields[0].before"), (string?)json.SelectToken("sections[0].changes[0].fields[0].after")));
    }
}
