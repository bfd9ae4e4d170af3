using System.Text.RegularExpressions;
using Monitoring.Describe;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

public sealed partial class FilesAreNamedAfterTheirType : Convention
{
    [Fact]
    public void A_file_with_another_name_is_found() => Finds("Apple", "infra/Pear.cs", "namespace X;\n\npublic sealed class Apple;\n");

    [Fact]
    public void A_second_type_is_found() => Finds("Pear, Stone", "infra/Pear.cs", "public sealed record Pear(int Size)\n{\n}\n\ninternal enum Stone\n{\n}\n");

    [Fact]
    public void A_part_of_a_type_says_so() => Accepts("infra/Pear.Peel.cs", "public sealed partial class Pear\n{\n    private enum Inner { }\n}\n");

    protected override IEnumerable<SourceFile> Files() =>
        Repository.Files("*.cs", "infra", "stacks", "cli", "tests").Where(file => Path.GetFileName(file.Path) is not ("Program.cs" or "AssemblyInfo.cs"));

    protected override IEnumerable<string> Violations(SourceFile file)
    {
        var types = TopLevelType().Matches(file.Text).Select(match => match.Groups["name"].Value).ToList();
        if (types.Count != 1 || types[0] != Path.GetFileName(file.Path).Split('.')[0])
            yield return $"{file.Path} defines {string.Join(", ", types)}; it has to define one type, of its own name.";
    }

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|static|abstract|readonly|partial|ref) )*(?:class|record struct|record|struct|interface|enum|delegate \S+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();
}
