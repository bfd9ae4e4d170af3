using Monitoring.Cli.Diff;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Diff;

public sealed class ObjectEffectsTests
{
    private const string Name = "StatefulSet monitoring/prometheus";

    [Fact]
    public void The_same_objects_do_not_differ() => Assert.False(Side.Compare(Side.Set(), Side.Set()).HasChanges);

    [Fact]
    public void A_new_image_restarts_and_says_so() =>
        Assert.Equal([(Name, new Effect(EffectKind.Restarts, "its image becomes prometheus:2"))], Side.Compare(Side.Set(), Side.Set(image: "prometheus:2")).Effects);

    [Fact]
    public void A_new_hash_of_the_configuration_restarts()
    {
        var after = Side.Set();
        after.SelectToken("spec.template.metadata.annotations")!["monitoring/config-hash"] = "2";
        Assert.Equal("it reads its configuration only at start", Assert.Single(Side.Compare(Side.Set(), after).Effects).Effect.Why);
    }

    [Fact]
    public void A_volume_of_another_size_replaces_the_set_and_leaves_the_volume_as_it_is()
    {
        var diff = Side.Compare(Side.Set(), Side.Set(storage: "16Gi", image: "prometheus:2"));
        Assert.Equal([new Effect(EffectKind.IsReplaced, "spec.volumeClaimTemplates cannot be changed in place; its volumes stay, as large as they are")], diff.Effects.Select(pair => pair.Effect));
    }

    [Fact]
    public void Where_volumes_go_with_their_set_a_replacement_loses_data() => Assert.Equal(
        [EffectKind.LosesData, EffectKind.IsReplaced],
        Side.Compare(Side.Set(whenDeleted: "Delete"), Side.Set(whenDeleted: "Delete", storage: "16Gi")).Effects.Select(pair => pair.Effect.Kind));

    [Theory]
    [InlineData("Retain", "its volumes stay behind, and nothing reads them any more")]
    [InlineData("Delete", "its volume is deleted with it")]
    public void A_set_that_goes_loses_data(string whenDeleted, string why) =>
        Assert.Equal([(Name, new Effect(EffectKind.LosesData, why))], Side.Compare(Side.Of(Side.Set(whenDeleted: whenDeleted)), StackObjects.None).Effects);

    [Fact]
    public void Fewer_pods_with_volumes_lose_data_and_more_do_not()
    {
        Assert.Equal("2 of 3 pods end, and nothing reads their volumes any more", Assert.Single(Side.Compare(Side.Set(replicas: 3), Side.Set()).Effects).Effect.Why);
        Assert.Empty(Side.Compare(Side.Set(), Side.Set(replicas: 3)).Effects);
    }

    [Fact]
    public void A_namespace_takes_everything_with_it() => Assert.Equal(
        EffectKind.LosesData,
        Assert.Single(Side.Compare(Side.Of(JObject.Parse("""{ "kind": "Namespace", "metadata": { "name": "monitoring" } }""")), StackObjects.None).Effects).Effect.Kind);

    [Fact]
    public void A_job_with_another_hash_is_the_same_job_once_more()
    {
        var diff = Side.Compare(Job("0123456789abcdef", "a"), Job("fedcba9876543210", "b"));
        var change = Assert.Single(diff.Sections.Single(section => section.Title == "Objects").Changes);
        Assert.Equal((ChangeKind.Changed, "Job monitoring/elasticsearch-setup"), (change.Kind, change.Name));
        Assert.Equal([new Effect(EffectKind.IsReplaced, "the job runs once more")], change.Effects.AsEnumerable());
    }

    [Theory]
    [InlineData("StatefulSet", "spec.revisionHistoryLimit", "1", true)]
    [InlineData("StatefulSet", "spec.replicas", "2", false)]
    [InlineData("Service", "spec.clusterIP", "None", true)]
    [InlineData("Service", "spec.type", "NodePort", false)]
    [InlineData("ConfigMap", "data", "new", false)]
    public void What_cannot_be_changed_in_place_is_replaced(string kind, string field, string value, bool isReplaced)
    {
        var before = JObject.Parse($$"""{ "kind": "{{kind}}", "metadata": { "name": "x" }, "spec": {} }""");
        var after = (JObject)before.DeepClone();
        ((JObject)(field.StartsWith("spec.", StringComparison.Ordinal) ? after["spec"]! : after))[field.Split('.')[^1]] = value;
        Assert.Equal(isReplaced ? [$"is replaced: {field} cannot be changed in place"] : [], Side.Compare(before, after).Effects.Select(pair => DiffWords.Of(pair.Effect)));
    }

    [Fact]
    public void A_secret_is_known_to_change_and_nothing_of_it_is_told()
    {
        var diff = Side.Compare(Secret("former-value"), Secret("new-value"));
        Assert.Equal([new FieldChange("stringData.key", "(not shown)", "(not shown)")], diff.Sections.SelectMany(section => section.Changes).SelectMany(change => change.Fields));
        Assert.All([DiffText.Write(diff), DiffMarkdown.Write(diff), DiffJson.Write(diff)], report => Assert.DoesNotContain("-value", report, StringComparison.Ordinal));
    }

    private static JObject Job(string hash, string image) => JObject.Parse(
        $$"""{ "kind": "Job", "metadata": { "name": "elasticsearch-setup-{{hash}}", "namespace": "monitoring" }, "spec": { "template": { "spec": { "containers": [{ "name": "setup", "image": "{{image}}" }] } } } }""");

    private static JObject Secret(string value) => JObject.Parse($$"""{ "kind": "Secret", "metadata": { "name": "keys", "namespace": "monitoring" }, "stringData": { "key": "{{value}}" } }""");
}
