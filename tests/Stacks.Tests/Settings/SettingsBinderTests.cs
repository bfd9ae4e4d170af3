using System.Collections.Immutable;
using Monitoring.Settings;
using Monitoring.Stacks.Settings;
using Xunit;

namespace Monitoring.Tests.Stacks.Settings;

public sealed class SettingsBinderTests
{
    [Fact]
    public void Without_configuration_every_setting_has_its_default()
    {
        var settings = Good();

        Assert.Equal(new SampleSettings() with { Names = settings.Names, Windows = settings.Windows, Priorities = settings.Priorities }, settings);
        Assert.Equal("P3", settings.Priorities["warning"]);
    }

    [Fact]
    public void Values_of_every_type_arrive()
    {
        var settings = Good(
            ("namespace", "observability"), ("enabled", "false"), ("replicas", "1"), ("share", "0.5"),
            ("store", """{"mode":"on-host","retention":"48h","size":"20Gi","cap":1073741824,"cpu":2,"url":"https://x","until":"2027-04-05"}"""),
            ("names", """["b","a"]"""), ("windows", """[{"name":"office","from":"09:30"},{"name":"night"}]"""), ("priorities", """{"info":"P5"}"""));

        Assert.Equal(("observability", false, 1, 0.5), (settings.Namespace, settings.Enabled, settings.Replicas, settings.Share));
        Assert.Equal(
            new SampleStoreSettings
            {
                Mode = SampleMode.OnHost, Retention = Duration.Days(2), Size = ByteSize.Gibibytes(20), Cap = ByteSize.Gibibytes(1),
                Cpu = CpuQuantity.Milli(2000), Url = "https://x", Until = new DateOnly(2027, 4, 5),
            },
            settings.Store);
        Assert.Equal(["b", "a"], settings.Names.ToArray());
        Assert.Equal([("office", new TimeOnly(9, 30)), ("night", new TimeOnly(8, 0))], settings.Windows.Select(w => (w.Name, w.From)));
        Assert.Equal([KeyValuePair.Create("info", "P5")], settings.Priorities);
    }

    [Fact]
    public void An_object_changes_only_the_keys_that_it_names()
    {
        var store = Good(("store", """{"retention":"2d"}""")).Store;

        Assert.Equal((Duration.Days(2), ByteSize.Gibibytes(10)), (store.Retention, store.Size));
    }

    [Fact]
    public void Null_takes_the_value_away_where_none_is_allowed_and_is_refused_elsewhere()
    {
        Assert.Null(Good(("store", """{"url":null}""")).Store.Url);
        Assert.Equal(["monitoring:store.retention: Null is not accepted; give a duration such as 30s, 24h or 1d12h, from 1h to 31d."],
            Bad(("store", """{"retention":null}""")));
    }

    [Fact]
    public void All_problems_are_named_at_once_in_the_order_of_the_keys()
    {
        var problems = Bad(
            ("namespace", "Monitoring"), ("enabled", "yes"), ("replicas", "9"), ("share", "a lot"),
            ("store", """{"mode":"cloud","retention":"soon","size":"512Mi","until":"5.4.2027"}"""), ("priorities", """{"critical":"P9"}"""));

        Assert.Equal(
            [
                "monitoring:namespace: 'Monitoring' is not accepted; give text, a DNS label such as 'monitoring'.",
                "monitoring:enabled: 'yes' is not accepted; give true or false.",
                "monitoring:replicas: '9' is not accepted; give a whole number, from 1 to 5.",
                "monitoring:share: 'a lot' is not accepted; give a number, from 0 to 1.",
                "monitoring:store.mode: 'cloud' is not accepted; give one of in-cluster, on-host.",
                "monitoring:store.retention: 'soon' is not accepted; give a duration such as 30s, 24h or 1d12h, from 1h to 31d.",
                "monitoring:store.size: '512Mi' is not accepted; give a size such as 512Mi or 10Gi, 1Gi or more.",
                "monitoring:store.until: '5.4.2027' is not accepted; give a date such as 2027-04-05.",
                "monitoring:priorities.critical: 'P9' is not accepted; give text, P1 to P5.",
            ],
            problems);
    }

    [Theory]
    [InlineData("names", """["a", 5]""", "monitoring:names[1]: 5 is not accepted; give text.")]
    [InlineData("names", """{"a":1}""", "monitoring:names: An object is not accepted; give a list, each element text.")]
    [InlineData("names", "a", "monitoring:names: A plain value is not accepted. Give a list, each element text.")]
    [InlineData("store", "", "monitoring:store: The value is empty. Give an object with the keys mode, retention, size, cap, cpu, url, until.")]
    [InlineData("store", "{\n\"mode\":", "monitoring:store: The value is broken JSON (line 2, column 7), or names a key twice. Give an object with the keys mode, retention, size, cap, cpu, url, until.")]
    [InlineData("store", """{"url":true}""", "monitoring:store.url: true is not accepted; give text.")]
    [InlineData("store", """{"mode":{}}""", "monitoring:store.mode: An object is not accepted; give one of in-cluster, on-host.")]
    [InlineData("windows", """[{"from":"25:00"}]""", "monitoring:windows[0].name: A value is missing; give text.")]
    [InlineData("windows", """[{"name":"a","from":"25:00"}]""", "monitoring:windows[0].from: '25:00' is not accepted; give a time of day such as 08:30.")]
    public void A_value_of_the_wrong_type_is_named_with_its_path(string key, string value, string expected) => Assert.Equal(expected, Bad((key, value))[0]);

    [Theory]
    [InlineData("namspace", "x", "monitoring:namspace: There is no setting 'namspace'. Did you mean 'namespace'?")]
    [InlineData("store", """{"retenton":"1h"}""", "monitoring:store.retenton: There is no setting 'retenton'. Did you mean 'retention'?")]
    [InlineData("windows", """[{"name":"a","zzz":1}]""", "monitoring:windows[0].zzz: There is no setting 'zzz'. Known here: name, from.")]
    [InlineData("isComputed", "true", "monitoring:isComputed: There is no setting 'isComputed'. Known here: namespace, enabled, replicas, share, store, names, windows, priorities.")]
    public void An_unknown_key_suggests_the_nearest(string key, string value, string expected) => Assert.Equal(expected, Assert.Single(Bad((key, value))));

    [Fact]
    public void A_secret_inside_an_object_is_refused_without_showing_it()
    {
        var problem = Assert.Single(Bad(("store", """{"OnCallKey":"hunter2"}""")));

        Assert.Equal("monitoring:store.OnCallKey: A secret does not belong here, where everybody can read it; set it with `pulumi config set --secret monitoring:onCallKey`.", problem);
    }

    [Fact]
    public void A_secret_at_the_top_is_left_alone() => Assert.Equal("monitoring", Good(("onCallKey", "hunter2")).Namespace);

    [Fact]
    public void A_record_validates_itself_only_when_its_own_values_are_clean()
    {
        Assert.Equal(["monitoring:store.cap: 20Gi is more than the volume's 10Gi."], Bad(("store", """{"cap":"20Gi"}""")));
        Assert.Equal(["monitoring:store.mode: 'x' is not accepted; give one of in-cluster, on-host."], Bad(("store", """{"cap":"20Gi","mode":"x"}""")));
    }

    [Fact]
    public void A_warning_does_not_cost_the_settings_and_knows_the_date()
    {
        var result = Bind(("store", """{"until":"2026-01-01"}"""));

        Assert.NotNull(result.Settings);
        Assert.Equal([Problem.Warning("monitoring:store.until", "2026-01-01 is over.")], result.Problems.ToArray());
    }

    [Fact]
    public void A_problem_of_the_root_record_has_a_colon_after_the_project()
    {
        var result = Bind(("enabled", "false"), ("replicas", "2"));

        Assert.Equal("monitoring:replicas", Assert.Single(result.Problems).Where);
    }

    [Fact]
    public void A_default_that_others_share_is_never_changed()
    {
        Good(("store", """{"retention":"2d"}"""));

        Assert.Equal(Duration.Hours(24), Good().Store.Retention);
    }

    [Fact]
    public void A_property_without_description_is_an_error_in_the_program() =>
        Assert.Contains("Undescribed has no [Setting]", Assert.Throws<InvalidOperationException>(() =>
            SettingsBinder.Bind<UndescribedSettings>(ImmutableDictionary<string, string>.Empty, "monitoring", [], Today)).Message);

    private static readonly DateOnly Today = new(2026, 11, 21);

    private static SettingsResult<SampleSettings> Bind(params (string Key, string Value)[] config) =>
        SettingsBinder.Bind<SampleSettings>(config.ToDictionary(c => c.Key, c => c.Value), "monitoring", ["onCallKey"], Today);

    private static SampleSettings Good(params (string Key, string Value)[] config)
    {
        var result = Bind(config);
        Assert.Empty(result.Problems);
        return result.Settings!;
    }

    private static string[] Bad(params (string Key, string Value)[] config)
    {
        var result = Bind(config);
        Assert.Null(result.Settings);
        return [.. result.Problems.Select(p => p.ToString())];
    }

    public sealed record UndescribedSettings
    {
        public string Undescribed { get; init; } = "";
    }
}
