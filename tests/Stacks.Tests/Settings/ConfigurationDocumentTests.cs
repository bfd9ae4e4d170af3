using Monitoring.Stacks.Settings;
using Xunit;

namespace Monitoring.Tests.Stacks.Settings;

public sealed class ConfigurationDocumentTests
{
    private static readonly string Page = ConfigurationDocument.Write(
        typeof(SampleSettings), [new SecretKey("onCallKey", "The key of the on-call service.")]);

    [Theory]
    [InlineData("| `monitoring:namespace` | text | `monitoring` | a DNS label such as 'monitoring' | Namespace of everything in &lt;here>. |")]
    [InlineData("| `monitoring:replicas` | whole number | `1` | from 1 to 5 | How many. |")]
    [InlineData("| `monitoring:names` | list of text | `[]` |  | Names, a \\| b. Example: `[a, b]`. |")]
    [InlineData("| `monitoring:windows[].name` | text | must be given |  | Its name. |")]
    [InlineData("| `monitoring:windows[].from` | time of day | `08:00` |  | Begin. |")]
    [InlineData("| `monitoring:priorities` | map to text | `{critical: P1, warning: P3}` | P1 to P5 | Priority by severity. |")]
    [InlineData("## `monitoring:store`\n\nThe store.\n")]
    [InlineData("| `mode` | choice | `in-cluster` | one of in-cluster, on-host | Where it runs. |")]
    [InlineData("| `size` | size | `10Gi` | 1Gi or more | How large. |")]
    [InlineData("| `cap` | size |  |  | Largest use of the volume. |")]
    [InlineData("| `monitoring:onCallKey` | The key of the on-call service. | `pulumi config set --stack <stack> --secret monitoring:onCallKey` |")]
    public void The_page_has_a_row_for_every_setting_and_secret(string row) => Assert.Contains(row, Page, StringComparison.Ordinal);

    [Fact]
    public void The_page_has_one_line_end_and_ends_with_it()
    {
        Assert.DoesNotContain("\r", Page, StringComparison.Ordinal);
        Assert.EndsWith("|\n", Page, StringComparison.Ordinal);
    }
}
