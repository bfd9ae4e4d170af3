using Monitoring.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.PromQl;

public sealed class LabelSetTests
{
    private static readonly LabelSet Few = LabelSet.Of(["a", "b", "x_*"]);

    [Fact]
    public void A_set_knows_its_labels_and_all_that_start_as_said()
    {
        Assert.Equal("a b x_1 x_2", Show(Few));
        Assert.Equal("a b c x_1 x_2", Show(LabelSet.Of(["*"])));
        Assert.Equal(["a", "b"], Few.Names);
    }

    [Fact]
    public void Sets_are_put_together_and_taken_apart()
    {
        Assert.Equal("a b c x_1 x_2", Show(Few.With(["c"])));
        Assert.Equal("b x_1", Show(Few.Without(["a", "x_2"])));
        Assert.Equal("x_1 x_2", Show(Few.Without(label => label.Length == 1)));
        Assert.Equal("b x_2", Show(Few.And(LabelSet.Of(["b", "c", "x_2"]))));
        Assert.Equal(["b", "x_2"], Few.And(LabelSet.Of(["b", "c", "x_2"])).Names);
        Assert.Equal("a b c x_1 x_2", Show(Few.Or(LabelSet.Of(["c"]))));
        Assert.Equal("b c x_1 x_2", Show(LabelSet.Any.Without(["a"])));
        Assert.Equal("a", Show(LabelSet.Any.And(LabelSet.Of(["a"]))));
    }

    private static string Show(LabelSet set) => string.Join(' ', new[] { "a", "b", "c", "x_1", "x_2" }.Where(set.Contains));
}
