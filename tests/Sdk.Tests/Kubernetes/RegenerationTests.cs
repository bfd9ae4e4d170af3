using Monitoring.Generator;
using Monitoring.Tests.Sdk.Surface;
using Xunit;

namespace Monitoring.Tests.Sdk.Kubernetes;

public sealed class RegenerationTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("generator-").FullName;

    public RegenerationTests()
    {
        var inputs = Directory.CreateDirectory(Path.Combine(_root, "sdk", "generator"));
        foreach (var name in (string[])["definitions-1.36.json.gz", "kinds.txt", "overrides.jsonc"])
            File.Copy(Path.Combine(Repository.Root, "sdk", "generator", name), Path.Combine(inputs.FullName, name));
    }

    private string Generated(string file) => Path.Combine(_root, KubernetesSdk.Folder, file);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Regenerating_gives_the_committed_bytes()
    {
        Assert.Empty(new KubernetesSdk(Repository.Root).Differences());
    }

    [Fact]
    public void Check_names_files_that_are_edited_missing_or_left_over()
    {
        new KubernetesSdk(_root).Regenerate();
        File.AppendAllText(Generated("Inputs/Core.V1.cs"), "\n");
        File.Delete(Generated("Outputs/Core.V1.cs"));
        File.WriteAllText(Generated("Enums/Left.Over.cs"), "");
        var error = new StringWriter();

        var exitCode = GeneratorCommand.Run(["--check", _root], TextWriter.Null, error);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            [
                "sdk/Pulumi.Kubernetes/Generated/Enums/Left.Over.cs is not what the generator writes: run eng/regenerate.",
                "sdk/Pulumi.Kubernetes/Generated/Inputs/Core.V1.cs is not what the generator writes: run eng/regenerate.",
                "sdk/Pulumi.Kubernetes/Generated/Outputs/Core.V1.cs is not what the generator writes: run eng/regenerate.",
            ],
            error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Regenerating_removes_what_is_left_over()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Generated("Enums/Left.Over.cs"))!);
        File.WriteAllText(Generated("Enums/Left.Over.cs"), "");

        Assert.Equal(0, GeneratorCommand.Run([_root], TextWriter.Null, TextWriter.Null));

        Assert.False(File.Exists(Generated("Enums/Left.Over.cs")));
        Assert.Equal(0, GeneratorCommand.Run(["--check", _root], TextWriter.Null, TextWriter.Null));
    }

    [Theory]
    [InlineData("Core.V1.Pood", "Core.V1.Pood is not in the definitions: see kinds.txt and overrides.jsonc.")]
    [InlineData("Core.V1.PodSpec", "kinds.txt names Core.V1.PodSpec, which is a type but not a kind.")]
    [InlineData("Pod", "'Pod' is not a type name: expected <Group>.<Version>.<Type>, for instance Core.V1.Pod.")]
    public void A_wrong_kind_is_named_and_nothing_is_written(string kind, string message)
    {
        File.AppendAllText(Path.Combine(_root, "sdk", "generator", "kinds.txt"), kind + "\n");
        var error = new StringWriter();

        Assert.Equal(1, GeneratorCommand.Run([_root], TextWriter.Null, error));

        Assert.Equal(message, error.ToString().Trim());
        Assert.False(Directory.Exists(Path.Combine(_root, KubernetesSdk.Folder)));
    }

    [Theory]
    [InlineData("[\"sources\"]", "[\"source\"]", "overrides.jsonc, \"required\": Core.V1.ProjectedVolumeSource.source is not in the generated SDK.")]
    [InlineData("\"resizeStatus\"", "\"phase\"", "overrides.jsonc, \"properties\": Core.V1.PersistentVolumeClaimStatus.phase is in the definitions already.")]
    [InlineData("\"aliases\"", "\"alias\"", "overrides.jsonc cannot be read: Could not find member 'alias'")]
    public void An_override_without_effect_is_named(string text, string replacement, string message)
    {
        var path = Path.Combine(_root, "sdk", "generator", "overrides.jsonc");
        File.WriteAllText(path, File.ReadAllText(path).Replace(text, replacement, StringComparison.Ordinal));
        var error = new StringWriter();

        Assert.Equal(1, GeneratorCommand.Run([_root], TextWriter.Null, error));

        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }
}
