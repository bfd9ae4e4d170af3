using System.Collections.Immutable;
using Monitoring.Cli.Backends.Traces;
using Monitoring.Cli.Traces;
using Xunit;

namespace Monitoring.Tests.Cli.Traces;

public sealed class TraceStepTests
{
    [Fact]
    public void Steps_hang_below_what_caused_them() =>
        Assert.Equal("a(b(c) d)", Drawn(Step("a"), Step("b", "a"), Step("c", "b"), Step("d", "a")));

    [Fact]
    public void With_shared_ids_the_server_is_below_its_client_and_calls_others() =>
        Assert.Equal("1 CLIENT(1 SERVER(2 CLIENT))", Drawn(Step("1", kind: "CLIENT"), Step("1", kind: "SERVER") with { IsShared = true }, Step("2", "1", "CLIENT")));

    [Fact]
    public void A_step_whose_cause_is_missing_stands_by_itself_and_is_marked()
    {
        var steps = TraceStep.Of(Trace(Step("a"), Step("c", "b")));

        Assert.Equal([("a", false), ("c", true)], steps.Select(step => (step.Span.Id, step.IsOrphan)));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "b")]
    public void Steps_that_cause_each_other_are_drawn_once(string first, string second) =>
        Assert.Equal(2, Drawn(Step("a", second), Step("b", first)).Count(sign => sign is 'a' or 'b'));

    private static Span Step(string id, string? parent = null, string kind = "") => new(id, parent, kind, "", "", DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1), ImmutableSortedDictionary<string, string>.Empty);

    private static Trace Trace(params Span[] spans) => new("t", [.. spans]);

    private static string Drawn(params Span[] spans) => string.Join(' ', TraceStep.Of(Trace(spans)).Select(Drawn));

    private static string Drawn(TraceStep step) => $"{step.Span.Id} {step.Span.Kind}".Trim() + (step.Children.IsEmpty ? "" : $"({string.Join(' ', step.Children.Select(Drawn))})");
}
