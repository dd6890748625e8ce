package org.whereabouts.sandbox.site;

/** The landing page of JailTracker: an empty body that scripts fill, with the session token among their settings. */
final class JailTrackerLanding {
    private JailTrackerLanding() {}

    static String page(String token) {
        return """
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml">
                <head>
                    <title>
                        Campbell County Detention Center JailTracker Index Page
                    </title>
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <link href="/jtclientweb/(S({token}))/Content/Site.css" rel="stylesheet" type="text/css" />
                    <script type="text/javascript">
                    < !--
                        var ROOT = '/jtclientweb/(S({token}))/';
                        String.prototype.format = function () {
                            var args = arguments;
                            return this.replace(/{(\\d+)}/g, function (match, number) {
                                return typeof args[number] != 'undefined' ? args[number] : match;
                            });
                        };
                    -->
                    </script>
                    <script type="text/javascript" src="/jtclientweb/(S({token}))/Scripts/ext/ext-all.js"></script>
                </head>
                <body>
                    <div id='page' class="page">
                        <div id="mainForm-div" style="width:99%;margin-left:auto;margin-right:auto"></div>
                        <script type="text/javascript">
                            Ext.onReady(function () {
                                Ext.ns('JailTracker.Web');
                                printArrestNumbers = false;

                                JailTracker.Web.Settings.init('{token}'
                                    , 'False' == 'True' ? true : false
                                    , 'True' == 'True' ? true : false
                                    , '302'
                                    , '20.00'
                                    , '' != '' ? true : false
                                );

                                var frmApplication = new JailTracker.Web.frmApplication({ applicationDiv: 'mainForm-div' });
                            });
                        </script>
                        <div id="footer">
                            <span>If you believe that any information shown here is inaccurate, please contact the facility.</span>
                        </div>
                    </div>
                </body>
                </html>
                """.replace("{token}", token);
    }
}
