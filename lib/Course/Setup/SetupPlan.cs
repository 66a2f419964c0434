using Course.Requirements;
using ResNets.Data;

namespace Course.Setup;

/// <summary>The steps of set-up, in order.</summary>
public static class SetupPlan
{
    /// <summary>All steps.</summary>
    /// <param name="tools">What the steps work with.</param>
    /// <param name="request">What is to be brought about.</param>
    public static IReadOnlyList<ISetupStep> Create(SetupTools tools, SetupRequest request)
    {
        ArgumentNullException.ThrowIfNull(tools);
        ArgumentNullException.ThrowIfNull(request);
        CourseRequirements requirements = RequirementsReader.Read(tools.Repository.EnvironmentFile);
        DataDirectory directory = DataDirectory.FromEnvironment(tools.Variable);
        var options = new DataAcquisitionOptions { Offline = request.Offline };
        return
        [
            new AptStep(tools, request, requirements.Apt),
            new NpmStep(tools, request, requirements.Npm),
            new StackStep(tools, request),
            new BuildStep(tools, request),
            .. request.Images
                ? [new DataStep(tools, request, new DataAcquisition(requirements.Data, directory, options), directory)]
                : Array.Empty<ISetupStep>(),
        ];
    }
}
