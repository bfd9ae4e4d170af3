using Monitoring.Cli.Checks;
using Xunit;

namespace Monitoring.Tests.Cli.Checks;

public sealed class CheckListTests
{
    [Fact]
    public void Every_check_is_in_the_list_once()
    {
        var classes = typeof(ICheck).Assembly.GetTypes().Where(t => t is { IsClass: true } && t.IsAssignableTo(typeof(ICheck))).Select(t => t.Name);

        Assert.Equal(classes.Order(), CheckList.OfProject.Concat(CheckList.OfStack).Select(c => c.GetType().Name).Order());
    }

    [Fact]
    public void Every_check_has_a_title_of_its_own()
    {
        var titles = CheckList.OfProject.Concat(CheckList.OfStack).Select(c => c.Title).ToList();

        Assert.Equal(titles.Distinct(), titles);
    }
}
