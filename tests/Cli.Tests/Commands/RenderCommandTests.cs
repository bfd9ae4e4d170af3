using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Cli.Commands;

public sealed class RenderCommandTests
{
    [Fact]
    public async Task Two_calls_write_the_same_bytes()
    {
        using var project = new CliProject();

        await project.RunAsync("render", "prod", "--out", project["one"]);
        await project.RunAsync("render", "prod", "--out", project["two"]);

        var one = Files(project["one"]);
        Assert.NotEmpty(one);
        Assert.Equal(one, Files(project["two"]));
    }

    [Fact]
    public async Task Every_file_is_one_object_and_its_number_is_its_turn()
    {
        using var project = new CliProject();

        var result = await project.RunAsync("render", "dev", "--out", project["out"]);

        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
        var files = Files(project["out"]);
        Assert.Equal("0010-namespace-monitoring.yaml", files.Keys.First());
        Assert.All(files, file =>
        {
            var root = Parse(file.Value);
            Assert.Contains($"-{root["kind"].ToString().ToLowerInvariant()}-{root["metadata"]["name"].ToString().Replace(':', '-')}.yaml", file.Key, StringComparison.Ordinal);
            Assert.Equal(["apiVersion", "kind", "metadata"], root.Children.Keys.Take(3).Select(k => k.ToString()));
        });
        Assert.True(Position("networkpolicy") < Position("statefulset"));
        Assert.True(Position("configmap") < Position("statefulset"));

        int Position(string kind) => files.Keys.ToList().FindIndex(f => f.Contains($"-{kind}-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secrets_are_placeholders_that_say_where_the_value_comes_from()
    {
        using var project = new CliProject();

        await project.RunAsync("render", "prod", "--out", project["out"]);

        var secrets = string.Concat(Files(project["out"]).Where(f => f.Key.Contains("-secret-", StringComparison.Ordinal)).Select(f => f.Value));
        Assert.Contains("\"<secret: pulumi config monitoring:onCallKey>\"", secrets, StringComparison.Ordinal);
        Assert.Contains("<secret: random password ", secrets, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_left_alone_unless_forced()
    {
        using var project = new CliProject().With("out/notes.txt", "mine").With("out/500-mine.yaml", "mine");

        var refused = await project.RunAsync("render", "dev", "--out", project["out"]);

        Assert.Equal(ExitCodes.Problems, refused.ExitCode);
        Assert.Equal([$"{project["out"]}: The folder is not empty and was not written by `monitor render`; name another one, or add --force to write into it."], refused.Problems);
        Assert.Equal(2, Directory.GetFileSystemEntries(project["out"]).Length);

        Assert.Equal(ExitCodes.Ok, (await project.RunAsync("render", "dev", "--out", project["out"], "--force")).ExitCode);
        Assert.Equal(("mine", "mine"), (project.Read("out/notes.txt"), project.Read("out/500-mine.yaml")));
    }

    [Fact]
    public async Task A_later_call_takes_away_what_is_no_longer_part_of_the_stack_and_nothing_else()
    {
        using var project = new CliProject();
        await project.RunAsync("render", "prod", "--out", project["out"]);
        project.With("out/notes.txt", "mine");
        var before = Files(project["out"]);

        await project.RunAsync("render", "dev", "--out", project["out"]);
        await project.RunAsync("render", "dev", "--out", project["fresh"]);

        var after = Files(project["out"]);
        Assert.NotEqual(before, after);
        Assert.Equal(Files(project["fresh"]), after);
        Assert.Equal("mine", project.Read("out/notes.txt"));
        Assert.Equal(["Pulumi.dev.yaml", "Pulumi.prod.yaml", "Pulumi.yaml"], Directory.GetFiles(project["."]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_stack_with_an_error_changes_nothing_that_was_rendered_before()
    {
        using var project = new CliProject();
        await project.RunAsync("render", "dev", "--out", project["out"]);
        var before = Files(project["out"]);

        var result = await project.WithStack("  monitoring:grafan: {}").RunAsync("render", "test", "--out", project["out"]);

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Equal($"{project["out"]}: Nothing was written.", result.Problems[^1]);
        Assert.Equal(before, Files(project["out"]));
    }

    private static SortedDictionary<string, string> Files(string folder) =>
        new(Directory.GetFiles(folder, "*.yaml").ToDictionary(f => Path.GetFileName(f), File.ReadAllText), StringComparer.Ordinal);

    private static YamlMappingNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }
}
