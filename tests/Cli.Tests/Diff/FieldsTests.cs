using Monitoring.Cli.Diff;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Diff;

public sealed class FieldsTests
{
    [Theory]
    [InlineData("""{ "a": { "b": 1 } }""", """{ "a": { "b": 2 } }""", "a.b: 1 -> 2")]
    [InlineData("""{ "a": true }""", """{ "a": false, "b.c/d": 1.5 }""", "[b.c/d]: nothing -> 1.5; a: true -> false")]
    [InlineData("""{ "args": ["--a=1", "-x"] }""", """{ "args": ["--a=2", "-y"] }""", "args[--a]: 1 -> 2; args[-x]: -x -> nothing; args[-y]: nothing -> -y")]
    [InlineData("""{ "c": [{ "name": "x", "i": 1 }] }""", """{ "c": [{ "name": "new", "i": 9 }, { "name": "x", "i": 2 }] }""", "c[new].i: nothing -> 9; c[new].name: nothing -> new; c[x].i: 1 -> 2")]
    [InlineData("""{ "r": [{ "a": 1 }, { "a": 2 }] }""", """{ "r": [{ "a": 1 }, { "a": 3 }] }""", "r[#2].a: 2 -> 3")]
    [InlineData("""{ "a": ["x", "y"] }""", """{ "a": ["y", "x"] }""", "order: one -> another")]
    public void What_differs_is_known_by_its_path(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join("; ", Fields.Compare(JObject.Parse(before), JObject.Parse(after)).Select(field => $"{field.Path}: {DiffWords.Short(field)}")));

    [Fact]
    public void Of_texts_the_lines_that_differ_are_shown() =>
        Assert.Equal([new FieldChange("t", "b", "c\nd")], Fields.Compare(new JObject { ["t"] = "a\nb\n" }, new JObject { ["t"] = "a\nc\nd\n" }).AsEnumerable());

    [Fact]
    public void Many_lines_are_counted() =>
        Assert.Equal([new FieldChange("t", "1 line", "30 lines")], Fields.Compare(new JObject { ["t"] = "a\nb\n" }, new JObject { ["t"] = $"a\n{string.Concat(Enumerable.Range(0, 30).Select(i => $"{i}\n"))}" }).AsEnumerable());
}
