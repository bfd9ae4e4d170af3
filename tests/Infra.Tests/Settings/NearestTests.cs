using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Settings;

public sealed class NearestTests
{
    private static readonly string[] Keys = ["retention", "retentionSize", "replicas", "cpuRequest", "memoryRequest", "volumeSize", "tls"];

    [Theory]
    [InlineData("retenton", "retention")]
    [InlineData("retnetion", "retention")]
    [InlineData("Retention", "retention")]
    [InlineData("retentionsize", "retentionSize")]
    [InlineData("relpicas", "replicas")]
    [InlineData("cpu", "cpuRequest")]
    [InlineData("memoryRequests", "memoryRequest")]
    [InlineData("tsl", "tls")]
    public void A_mistyped_word_finds_what_was_meant(string word, string expected) => Assert.Equal(expected, Nearest.To(word, Keys));

    [Theory]
    [InlineData("ingress")]
    [InlineData("x")]
    [InlineData("")]
    public void A_word_like_none_of_them_finds_nothing(string word) => Assert.Null(Nearest.To(word, Keys));

    [Fact]
    public void A_swap_of_two_letters_is_one_error_and_so_beats_two_replacements() => Assert.Equal("abcdef", Nearest.To("abcdfe", ["aacdfa", "abcdef"]));

    [Fact]
    public void Equally_near_candidates_give_the_ordinally_first_whatever_their_order()
    {
        Assert.Equal("mode_a", Nearest.To("mode_x", ["mode_b", "mode_a", "mode_c"]));
        Assert.Equal("mode_a", Nearest.To("mode_x", ["mode_c", "mode_a", "mode_b"]));
    }

    [Fact]
    public void The_suggestion_is_the_end_of_a_sentence_or_nothing()
    {
        Assert.Equal(" Did you mean 'replicas'?", Nearest.Suggestion("replica", Keys));
        Assert.Equal("", Nearest.Suggestion("ingress", Keys));
    }
}
