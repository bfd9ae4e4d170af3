using System.Collections.Immutable;
using Monitoring.Cli.Engine;
using Monitoring.Cli.Preview;
using Xunit;

namespace Monitoring.Tests.Cli.Preview;

public sealed class ShownValueTests
{
    [Fact]
    public void A_secret_is_never_shown()
    {
        var output = new RecordedOutput("password", "hunter2", IsSecret: true);

        Assert.Equal("[secret]", ShownValue.Of(output));
        Assert.Equal("[secret]", (string?)ShownValue.Token(output));
    }

    [Fact]
    public void Maps_and_lists_are_shown_on_one_line_in_a_fixed_order()
    {
        var map = ImmutableDictionary<string, object>.Empty.Add("b", 2.0).Add("a", true).Add("c", ImmutableArray.Create<object>("x", "y"));

        Assert.Equal("a: true, b: 2, c: x, y", ShownValue.Of(new RecordedOutput("map", map, false)));
        Assert.Equal("{\"a\":true,\"b\":2.0,\"c\":[\"x\",\"y\"]}", ShownValue.Token(new RecordedOutput("map", map, false)).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public void A_value_that_only_a_deployment_can_know_says_so() =>
        Assert.Equal("[known after deployment]", ShownValue.Of(new RecordedOutput("later", null, false)));
}
